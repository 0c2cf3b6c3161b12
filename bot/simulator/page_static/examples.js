// Ready-made messages, by role: in the group, and alone with the bot. `{L}` is the last lead spoken of.

const LEAD = `新线索
公司:苏州云帆软件有限公司
联系人:陈总
电话:13800001111
地区:上海
行业:软件
预算:50万
需求:换一套 CRM,现在跟进全靠表格
权限:决策人
时间:本季度
来源:百度 SEM`;

const THIN = `新线索
公司:顺风电气
联系人:周经理
电话:13900002222
需求:想了解一下产品`;

export const EXAMPLES = {
  sdr: {
    group: [
      { zh: "发一条线索", en: "Post a lead", text: LEAD },
      { zh: "发一条缺字段的", en: "Post one with gaps", text: THIN },
      { zh: "补齐字段", en: "Fill the gaps", text: "补充 {L}\n预算:80万\n权限:决策人\n时间:本季度" },
      { zh: "记一次通话", en: "Log a call", text: "{L} 打过电话 没人接" },
    ],
    single: [
      { zh: "我的线索", en: "My leads", text: "我的" },
      { zh: "帮助", en: "Help", text: "帮助" },
    ],
  },
  sales_ops: {
    group: [
      { zh: "给王磊", en: "Give it to Wang Lei", text: "{L} 给{sales}" },
      { zh: "CRM已存在", en: "In CRM already", text: "{L} CRM已存在,{sales2}在跟进" },
      { zh: "暂缓", en: "Hold", text: "{L} 暂缓,等客户下周回复" },
      { zh: "谁手上多少?", en: "Who has how many?", text: "谁手上多少?" },
    ],
    single: [{ zh: "我的", en: "Mine", text: "我的" }, { zh: "帮助", en: "Help", text: "帮助" }],
  },
  director: {
    group: [
      { zh: "我认识他们", en: "I know them", text: "{L} 我认识他们CTO,是我的前同事,我来帮你一起服务客户吧" },
      { zh: "上周见过", en: "Met last week", text: "{L} 这家我上周刚见过他们的VP,我来补充信息" },
    ],
    single: [{ zh: "查这条线索", en: "Look it up", text: "{L} ?" }, { zh: "帮助", en: "Help", text: "帮助" }],
  },
  sales: {
    group: [{ zh: "接收", en: "Accept", text: "{L} 接收" }, { zh: "补充信息", en: "Add what I know", text: "{L} 这家之前用过我们竞品" }],
    single: [
      { zh: "接收", en: "Accept", text: "{L} 接收" },
      { zh: "已联系", en: "Contacted", text: "{L} 已联系 约了周五上门演示" },
      { zh: "拒绝", en: "Reject", text: "{L} 拒绝 短期内没有机会" },
      { zh: "退回", en: "Return", text: "{L} 退回 预算今年没批下来" },
      { zh: "我的线索", en: "My leads", text: "我的" },
    ],
  },
};
EXAMPLES.bd = EXAMPLES.director;
EXAMPLES.sales_head = EXAMPLES.director;
EXAMPLES.marketing_head = EXAMPLES.director;
